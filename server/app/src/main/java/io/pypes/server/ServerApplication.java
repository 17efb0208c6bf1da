package io.pypes.server;

import io.pypes.server.doctor.Doctor;
import io.pypes.server.rehearsal.Rehearsal;
import io.pypes.server.settings.PreparedBeans;
import io.pypes.server.worker.WorkerMode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/// Starts the server; or, if the first of two arguments is `doctor`, looks at the data folder that the second names;
/// or, if the first is `worker`, works for a server that has started it.
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class ServerApplication {

    static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 2 && arguments[0].equals(Doctor.COMMAND)) {
            Doctor.run(Path.of(arguments[1]));
        }
        if (arguments.length > 0 && arguments[0].equals(WorkerMode.COMMAND)) {
            WorkerMode.run(arguments);
        }
        var server = new SpringApplication(ServerApplication.class);
        server.addListeners(new PreparedBeans());
        Rehearsal.ifWanted(server.run(arguments));
    }

    @Bean
    InstantSource clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }
}
