package io.pypes.server.web;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2StreamChannel;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Sends at once what an HTTP/2 stream gives back of its window. When a stream is asked to read while it still awaits
/// what it was asked to read before, Netty (4.2.18, `AbstractHttp2StreamChannel.beginRead`) writes the WINDOW_UPDATE
/// frame but does not flush it. A sender who has used up the window would wait for it for ever.
@Sharable
final class WindowUpdates extends ChannelOutboundHandlerAdapter {

    /// Flushes after each read. That does nothing where no frame is to be sent.
    @Override
    public void read(ChannelHandlerContext stream) {
        stream.read();
        stream.flush();
    }

    /// Gives each HTTP/2 stream of the server such a handler.
    @Component
    static final class Customizer implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

        private final WindowUpdates updates = new WindowUpdates();

        @Override
        public void customize(NettyReactiveWebServerFactory factory) {
            factory.addServerCustomizers(server -> server.doOnConnection(connection -> {
                if (connection.channel() instanceof Http2StreamChannel) {
                    connection.addHandlerFirst(updates);
                }
            }));
        }
    }
}
