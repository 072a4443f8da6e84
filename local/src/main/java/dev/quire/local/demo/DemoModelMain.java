package dev.quire.local.demo;

import java.io.IOException;

/** The demo model's process. Ends when it is told to. */
public final class DemoModelMain {
    private DemoModelMain() {}

    /** @param arguments the port */
    public static void main(String[] arguments) throws IOException {
        DemoModel model = new DemoModel(Integer.parseInt(arguments[0]), DemoModel.Tempo.LIFELIKE);
        Runtime.getRuntime().addShutdownHook(new Thread(model::close, "end"));
        System.out.println("The demo model listens at " + model.baseUrl() + "; its answers are scripted");
    }
}
