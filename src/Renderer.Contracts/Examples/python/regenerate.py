"""Has every report of a template rendered again and follows the batch, as a publishing pipeline does.

    python3 regenerate.py BATCH_ID TEMPLATE

Prints ReportRendered of each report that changed, and RegenerationCompleted when the batch came to its end.
Needs pika (Debian: python3-pika). The broker's address is in the variable BROKER.
"""
import json
import os
import sys

import pika

batch_id, template = sys.argv[1:3]
command = {"batchId": batch_id, "template": template, "selection": {}, "requestedBy": os.environ.get("USER", "pipeline")}

connection = pika.BlockingConnection(pika.URLParameters(os.environ.get("BROKER", "amqp://guest:guest@localhost:5672/")))
channel = connection.channel()

# Listen before asking. A pipeline that must miss nothing names its queue and makes it durable.
queue = channel.queue_declare("", exclusive=True).method.queue
for event in ("ReportRendered", "ReportRejected", "ReportFailed", "RegenerationCompleted"):
    channel.queue_bind(queue, "Renderer.Contracts:" + event)

# The same command again, under the same batch id, starts nothing new.
channel.confirm_delivery()
channel.basic_publish(
    "Renderer.Contracts:RegenerateReports", "", json.dumps(command).encode(),
    pika.BasicProperties(content_type="application/json", type="RegenerateReports", delivery_mode=2))

for method, _, body in channel.consume(queue, inactivity_timeout=120):
    if method is None:
        sys.exit("the batch did not move for two minutes")
    message = json.loads(body)
    channel.basic_ack(method.delivery_tag)
    if message.get("batchId") != batch_id:
        continue
    event = method.exchange.split(":")[1]
    print(event, json.dumps(message, ensure_ascii=False), flush=True)
    # Each event may come more than once; the site switches pages by reportId and renditionId, so that does no harm.
    if event == "RegenerationCompleted":
        connection.close()
        sys.exit(0 if message["state"] == "completed" and message["rejected"] + message["failed"] == 0 else 1)
