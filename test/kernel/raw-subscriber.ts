/** A subscriber in bare TCP (ZMTP 3.0, RFC 23), which reads the kernel's greeting and nothing more. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** Subscribes to everything at `port`, without a key; resolves when it will read no more. */
export async function silentSubscriber(port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {}); // the kernel may hang up
  await once(socket, "connect");
  socket.write(Buffer.concat([greeting(), command(ready)]));
  for (let seen = 0; seen < greeting().length + ready.length; ) {
    const [piece] = (await once(socket, "data")) as [Buffer];
    seen += piece.length;
  }
  socket.pause();
  socket.write(Buffer.from([0, 1, 1])); // a message of one byte: subscribe to ""
  return socket;
}

const ready = Buffer.from("\x05READY\x0bSocket-Type\0\0\0\x03SUB", "latin1");

function greeting(): Buffer {
  const bytes = Buffer.alloc(64);
  bytes.writeUInt8(0xff, 0);
  bytes.writeUInt8(0x7f, 9);
  bytes.writeUInt8(3, 10);
  bytes.write("NULL", 12);
  return bytes;
}

function command(body: Buffer): Buffer {
  return Buffer.concat([Buffer.from([4, body.length]), body]);
}
