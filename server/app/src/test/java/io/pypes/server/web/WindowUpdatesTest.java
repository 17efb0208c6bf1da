package io.pypes.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.Http2;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

class WindowUpdatesTest {

    private static final int WINDOW = 16 << 10; // one frame fills it

    private @Nullable Channel opened;

    @Test
    void a_window_is_given_back_to_a_sender_who_waits_for_it_though_a_read_is_under_way() {
        var server = server();
        var sender = new EmbeddedChannel(
                Http2FrameCodecBuilder.forClient().build(),
                new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()));
        exchange(sender, server);
        var request = new Http2StreamChannelBootstrap(sender)
                .handler(new ChannelInboundHandlerAdapter())
                .open()
                .getNow();
        write(
                request,
                new DefaultHttp2HeadersFrame(
                        new DefaultHttp2Headers().method("POST").scheme("https").path("/")));
        exchange(sender, server);
        var stream = Objects.requireNonNull(opened);
        stream.read(); // the headers
        stream.read(); // the body
        stream.read(); // more of it, asked for too early
        write(request, new DefaultHttp2DataFrame(Unpooled.buffer().writeZero(WINDOW)));
        exchange(sender, server);
        server.releaseOutbound();

        stream.read();

        assertThat(server.outboundMessages()).isNotEmpty();
        server.finishAndReleaseAll();
        sender.finishAndReleaseAll();
    }

    @Test
    void each_stream_of_the_server_gives_its_window_back() throws Exception {
        var given = new AtomicBoolean();
        var factory = new NettyReactiveWebServerFactory(0);
        factory.setHttp2(enabled());
        new WindowUpdates.Customizer().customize(factory);
        var server = factory.getWebServer((request, _) -> {
            HttpServerRequest received = ServerHttpRequestDecorator.getNativeRequest(request);
            received.withConnection(
                    stream -> given.set(stream.channel().pipeline().get(WindowUpdates.class) != null));
            return Mono.empty();
        });
        server.start();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort()))
                            .build(),
                    BodyHandlers.discarding());

            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(given).isTrue();
        } finally {
            server.stop();
        }
    }

    private static Http2 enabled() {
        var http2 = new Http2();
        http2.setEnabled(true);
        return http2;
    }

    private EmbeddedChannel server() {
        return new EmbeddedChannel(
                Http2FrameCodecBuilder.forServer()
                        .initialSettings(Http2Settings.defaultSettings().initialWindowSize(WINDOW))
                        .build(),
                new Http2MultiplexHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel stream) {
                        stream.config().setAutoRead(false);
                        stream.pipeline().addLast(new WindowUpdates());
                        opened = stream;
                    }
                }));
    }

    private static void write(Channel request, Object frame) {
        assertThat(request.writeAndFlush(frame).isSuccess()).isTrue();
    }

    /// Moves what both have written until neither has anything more to say.
    private static void exchange(EmbeddedChannel one, EmbeddedChannel other) {
        while (!one.outboundMessages().isEmpty() || !other.outboundMessages().isEmpty()) {
            for (ByteBuf bytes = one.readOutbound(); bytes != null; bytes = one.readOutbound()) {
                other.writeInbound(bytes);
            }
            for (ByteBuf bytes = other.readOutbound(); bytes != null; bytes = other.readOutbound()) {
                one.writeInbound(bytes);
            }
        }
    }
}
