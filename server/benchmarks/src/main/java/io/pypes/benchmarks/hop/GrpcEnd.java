package io.pypes.benchmarks.hop;

import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// The other end of the stream: answers each message with its number.
final class GrpcEnd {

    private static final Bytes BYTES = new Bytes();

    /// The stream.
    static final MethodDescriptor<byte[], byte[]> METHOD = MethodDescriptor.newBuilder(BYTES, BYTES)
            .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
            .setFullMethodName(MethodDescriptor.generateFullMethodName("pypes.Hop", "Pass"))
            .build();

    private GrpcEnd() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        OtherProcess.endWithInput();
        var service = ServerServiceDefinition.builder("pypes.Hop")
                .addMethod(METHOD, ServerCalls.asyncBidiStreamingCall(Numbers::new))
                .build();
        var server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .directExecutor()
                .addService(service)
                .build()
                .start();
        System.out.println(server.getPort());
        server.awaitTermination();
    }

    /// Answers with the number of each.
    private record Numbers(StreamObserver<byte[]> answers) implements StreamObserver<byte[]> {
        @Override
        public void onNext(byte[] message) {
            answers.onNext(Payload.of(Payload.number(message), Long.BYTES));
        }

        @Override
        public void onError(Throwable fault) {
            // the sender has ended
        }

        @Override
        public void onCompleted() {
            answers.onCompleted();
        }
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] message) {
            return new ByteArrayInputStream(message);
        }

        @Override
        public byte[] parse(InputStream message) {
            try {
                return message.readAllBytes();
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    }
}
