import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;

/** One page: the catalogue and the number of visits, both from Redis. */
final class Shop {

    private static final String GREETING = System.getenv().getOrDefault("GREETING", "Welcome");
    private static final String[] REDIS = System.getenv().getOrDefault("REDIS", "localhost:6379").split(":");

    private Shop() {}

    public static void main(String[] args) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(8080), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/health", exchange -> answer(exchange, () -> redis("PING").getFirst() + "\n"));
        server.createContext("/", exchange -> answer(exchange, Shop::page));
        server.start();
        System.out.println("listening on 8080");
    }

    private static String page() throws IOException {
        String catalogue = String.join("\n", redis("LRANGE catalogue 0 -1"));
        String visits = redis("INCR visits").getFirst();
        return GREETING + "\n\n" + catalogue + "\n\nVisits: " + visits + "\n";
    }

    private interface Page {
        String text() throws IOException;
    }

    private static void answer(HttpExchange exchange, Page page) throws IOException {
        int status = 200;
        String text;
        try {
            text = page.text();
        } catch (IOException e) {
            status = 503;
            text = "The cache does not answer: " + e.getMessage() + "\n";
        }
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** Sends one command and gives the elements of the answer: one, unless it is a list. */
    private static List<String> redis(String command) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(REDIS[0], Integer.parseInt(REDIS[1])), 1000);
            socket.setSoTimeout(1000);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            return read(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)));
        }
    }

    private static List<String> read(BufferedReader in) throws IOException {
        String line = in.readLine();
        if (line == null || line.startsWith("-")) {
            throw new IOException(line == null ? "the connection was closed" : line.substring(1));
        }
        return switch (line.charAt(0)) {
            case '$' -> line.equals("$-1") ? List.of() : List.of(in.readLine());
            case '*' -> {
                List<String> elements = new ArrayList<>();
                for (int i = Integer.parseInt(line.substring(1)); i > 0; i--) {
                    elements.addAll(read(in));
                }
                yield elements;
            }
            default -> List.of(line.substring(1));
        };
    }
}
