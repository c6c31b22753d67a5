"""A mail server that we did not write (aiosmtpd), which writes what it took into a file, read by Python's email package."""
import asyncio, email, email.policy, json, sys, time
from aiosmtpd.smtp import SMTP

port, out, slow = int(sys.argv[1]), open(sys.argv[2], "a", buffering=1), float(sys.argv[3])


class Keep:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody"):
            return "550 5.1.1 No such person"
        if address.startswith("later"):
            return "451 4.7.1 Come again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if slow:
            await asyncio.sleep(slow)
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        parts = [p for p in message.walk() if not p.is_multipart()]
        out.write(json.dumps({
            "From": envelope.mail_from, "To": envelope.rcpt_tos[0],
            "Headers": [[k, str(v)] for k, v in message.items()],
            "Raw": envelope.content.decode("latin-1"),
            "Defects": [type(d).__name__ for p in message.walk() for d in p.defects],
            "Parts": [[p.get_content_type(), p.get_content()] for p in parts]}) + "\n")
        return "250 2.0.0 OK"


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Keep(), enable_SMTPUTF8=True), "127.0.0.1", port)
    await server.serve_forever()


asyncio.run(main())
