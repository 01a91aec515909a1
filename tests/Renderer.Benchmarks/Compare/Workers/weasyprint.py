"""Prints the page as often as each line of standard input says, and answers with a line of JSON: weasyprint.py PAGE.html OUT.pdf"""
import json
import logging
import sys
import time

import weasyprint

logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
page, out = sys.argv[1:3]
with open(page, encoding="utf-8") as file:
    text = file.read()
count = 0
for line in sys.stdin:
    seconds = []
    for _ in range(int(line)):
        count += 1
        document = text.replace("</title>", f" {count}</title>", 1)
        started = time.perf_counter()
        pdf = weasyprint.HTML(string=document).write_pdf()
        seconds.append(time.perf_counter() - started)
    with open(out, "wb") as file:
        file.write(pdf)
    print(json.dumps({"version": weasyprint.__version__, "seconds": seconds, "bytes": len(pdf)}), flush=True)
