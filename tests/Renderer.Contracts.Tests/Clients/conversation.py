"""A system that knows nothing of .NET: sends what it is told as plain messages and prints the events that answer.

Standard input: one JSON object per line, {"exchange": "", "routingKey": "renderer.bulk", "body": "..."}.
Standard output: one JSON object per event; ends after as many events as messages.
"""
import base64
import json
import os
import sys

import pika

messages = [json.loads(line) for line in sys.stdin]
connection = pika.BlockingConnection(pika.URLParameters(os.environ["BROKER"]))
channel = connection.channel()
queue = channel.queue_declare("", exclusive=True).method.queue
for event in ("ReportRendered", "ReportRejected", "ReportFailed"):
    channel.queue_bind(queue, "Renderer.Contracts:" + event)
channel.confirm_delivery()
for message in messages:
    channel.basic_publish(
        message["exchange"], message["routingKey"], base64.b64decode(message["body"]),
        pika.BasicProperties(content_type="application/json", delivery_mode=2), mandatory=True)

missing = len(messages)
for method, properties, body in channel.consume(queue, inactivity_timeout=120):
    if method is None:
        sys.exit("%d events did not come within two minutes" % missing)
    channel.basic_ack(method.delivery_tag)
    print(json.dumps({
        "exchange": method.exchange, "type": properties.type, "contentType": properties.content_type,
        "messageId": properties.message_id, "deliveryMode": properties.delivery_mode, "body": json.loads(body)}), flush=True)
    missing -= 1
    if missing == 0:
        break
connection.close()
