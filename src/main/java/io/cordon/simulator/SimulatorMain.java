package io.cordon.simulator;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Runs the simulated tenant in a process of its own: {@code --port N --traffic FILE}, both optional. */
public final class SimulatorMain {
    private SimulatorMain() {}

    /** Writes one line of JSON when it is ready, and runs until it is killed. */
    public static void main(String... args) throws InterruptedException {
        List<String> arguments = List.of(args);
        String port = after(arguments, "--port", "0");
        String traffic = after(arguments, "--traffic", "");
        SimulatedTenant tenant = SimulatedTenant.start(new SimulatedTenant.Options(
                Integer.parseInt(port), traffic.isEmpty() ? null : Path.of(traffic), InstantSource.system()));
        Runtime.getRuntime().addShutdownHook(new Thread(tenant::close));
        IO.println(tenant.info());
        new CountDownLatch(1).await();
    }

    private static String after(List<String> arguments, String name, String otherwise) {
        int index = arguments.indexOf(name);
        return index >= 0 && index + 1 < arguments.size() ? arguments.get(index + 1) : otherwise;
    }
}
