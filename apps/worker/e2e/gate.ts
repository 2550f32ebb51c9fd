import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Stands before a server of this machine and lets connections through, until it is shut: then they wait, and come to nothing. */
export class Gate {
  private isShut = false;
  private readonly held = new Set<Socket>();
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  static async before(port: number): Promise<Gate> {
    const server = createServer();
    const gate = new Gate(server);
    server.on('connection', (socket) => gate.come(socket, port));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return gate;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** How many have come since it was shut. */
  get waiting(): number {
    return this.held.size;
  }

  shut(): void {
    this.isShut = true;
  }

  open(): void {
    this.isShut = false;
    for (const socket of this.held) socket.destroy();
    this.held.clear();
  }

  stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private come(socket: Socket, port: number): void {
    this.keep(socket);
    if (this.isShut) return void this.held.add(socket);
    const through = connect(port, '127.0.0.1');
    this.keep(through);
    socket.pipe(through).pipe(socket);
    socket.once('close', () => through.destroy());
    through.once('close', () => socket.destroy());
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => this.sockets.delete(socket));
  }
}
