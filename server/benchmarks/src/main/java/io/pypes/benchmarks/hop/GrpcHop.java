package io.pypes.benchmarks.hop;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;

/// A bidirectional stream of gRPC over the loopback interface: bytes one way, the number of each back. Both sides work
/// on the threads of the transport, which is quicker than to hand over to others.
final class GrpcHop implements Hop {

    private final int size;
    private final OtherProcess other;
    private final ManagedChannel channel;
    private final StreamObserver<byte[]> requests;

    GrpcHop(int size, Answers answers) throws IOException {
        this.size = size;
        this.other = OtherProcess.start(GrpcEnd.class);
        var port = other.process().inputReader(StandardCharsets.UTF_8).readLine();
        this.channel = NettyChannelBuilder.forAddress(
                        InetAddress.getLoopbackAddress().getHostAddress(), Integer.parseInt(port))
                .usePlaintext()
                .directExecutor()
                .build();
        this.requests = ClientCalls.asyncBidiStreamingCall(
                channel.newCall(GrpcEnd.METHOD, CallOptions.DEFAULT), new AnswersOfStream(answers));
    }

    private record AnswersOfStream(Answers answers) implements StreamObserver<byte[]> {
        @Override
        public void onNext(byte[] answer) {
            answers.answered(Payload.number(answer));
        }

        @Override
        public void onError(Throwable fault) {
            // it is closed; if that is too early, answers are missing
        }

        @Override
        public void onCompleted() {
            // only this side ends it
        }
    }

    @Override
    public void send(long number) {
        requests.onNext(Payload.of(number, size));
    }

    @Override
    public double otherCpuSeconds() {
        return other.cpuSeconds();
    }

    @Override
    public void close() {
        channel.shutdownNow();
        other.close();
    }
}
