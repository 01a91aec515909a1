"""Asks for one report and waits for its outcome.

    python3 request_report.py REPORT_ID REVISION TEMPLATE DATA.json

Needs pika (Debian: python3-pika). The broker's address is in the variable BROKER.
"""
import json
import os
import sys

import pika

report_id, revision, template, data_file = sys.argv[1:5]
with open(data_file, encoding="utf-8") as file:
    request = {"reportId": report_id, "revision": int(revision), "template": template, "data": json.load(file)}

connection = pika.BlockingConnection(pika.URLParameters(os.environ.get("BROKER", "amqp://guest:guest@localhost:5672/")))
channel = connection.channel()

# Listen before asking. A consumer that must miss nothing names its queue and makes it durable.
queue = channel.queue_declare("", exclusive=True).method.queue
for event in ("ReportRendered", "ReportRejected", "ReportFailed"):
    channel.queue_bind(queue, "Renderer.Contracts:" + event)

# With confirms and mandatory, publishing fails when the broker does not keep the message.
channel.confirm_delivery()
channel.basic_publish(
    "", "renderer.interactive", json.dumps(request).encode(),
    pika.BasicProperties(content_type="application/json", delivery_mode=2), mandatory=True)

for method, _, body in channel.consume(queue, inactivity_timeout=120):
    if method is None:
        sys.exit("no outcome within two minutes")
    outcome = json.loads(body)
    channel.basic_ack(method.delivery_tag)
    if (outcome["reportId"], outcome["revision"]) == (request["reportId"], request["revision"]):
        event = method.exchange.split(":")[1]
        print(event, json.dumps(outcome, ensure_ascii=False))
        connection.close()
        sys.exit(0 if event == "ReportRendered" else 1)
