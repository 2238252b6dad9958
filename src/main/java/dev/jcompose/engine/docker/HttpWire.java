package dev.jcompose.engine.docker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// HTTP/1.1 as far as a container engine speaks it: heads, bodies with a length, in chunks, or to the end of the connection.
final class HttpWire {

    private static final int LONGEST_LINE = 64 * 1024;

    private HttpWire() {}

    /// The first lines of an answer.
    record Head(int status, Map<String, List<String>> headers) {

        @Nullable String header(String name) {
            var values = headers.get(name);
            return values == null ? null : values.getFirst();
        }

        boolean keepsConnection() {
            return !"close".equalsIgnoreCase(header("Connection"));
        }
    }

    static void writeHead(OutputStream out, String method, String path, Map<String, String> headers) throws IOException {
        var text = new StringBuilder(method).append(' ').append(path).append(" HTTP/1.1\r\n");
        headers.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        out.write(text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /// The head of the answer, interim ones skipped.
    static Head readHead(InputStream in) throws IOException {
        while (true) {
            var line = readLine(in);
            var words = line.split(" ", 3);
            if (words.length < 2 || !words[0].startsWith("HTTP/1.") || words[1].length() != 3) {
                throw new IOException("not an HTTP answer: " + (line.length() > 200 ? line.substring(0, 200) + "..." : line));
            }
            int status = Integer.parseInt(words[1]);
            var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
            for (var header = readLine(in); !header.isEmpty(); header = readLine(in)) {
                int colon = header.indexOf(':');
                if (colon > 0) {
                    headers.computeIfAbsent(header.substring(0, colon).strip(), name -> new ArrayList<>())
                            .add(header.substring(colon + 1).strip());
                }
            }
            if (status != 100) {
                return new Head(status, headers);
            }
        }
    }

    private static String readLine(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the engine closed the connection");
            }
            if (line.length() >= LONGEST_LINE) {
                throw new IOException("not an HTTP answer: a line without end");
            }
            line.append((char) c);
        }
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
    }

    /// Writes a body whose length is not known beforehand. Closing it ends the body, not the connection.
    static final class ChunkedOutput extends OutputStream {
        private final OutputStream out;
        private boolean ended;

        ChunkedOutput(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            if (length > 0) {
                out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                out.write(buffer, offset, length);
                out.write('\r');
                out.write('\n');
            }
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            if (!ended) {
                ended = true;
                out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            }
        }
    }

    /// Reads a body in chunks or of a known length; reports when it has been read to its end.
    static final class BodyInput extends InputStream {
        private final InputStream in;
        private final boolean chunked;
        private final Runnable whenEnded;
        private long left;
        private boolean first = true;
        private boolean ended;

        /// @param length of the whole; of no meaning when it comes in chunks
        BodyInput(InputStream in, boolean chunked, long length, Runnable whenEnded) {
            this.in = in;
            this.chunked = chunked;
            this.left = chunked ? 0 : length;
            this.whenEnded = whenEnded;
            if (!chunked && length == 0) {
                end();
            }
        }

        private void end() {
            if (!ended) {
                ended = true;
                whenEnded.run();
            }
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (ended || length == 0) {
                return ended ? -1 : 0;
            }
            if (left == 0 && !nextChunk()) {
                return -1;
            }
            int read = in.read(buffer, offset, (int) Math.min(length, left));
            if (read < 0) {
                throw new EOFException("the engine closed the connection in the middle of its answer");
            }
            left -= read;
            if (left == 0 && !chunked) {
                end();
            }
            return read;
        }

        private boolean nextChunk() throws IOException {
            if (!first) {
                readLine(in);
            }
            first = false;
            var size = readLine(in);
            int semicolon = size.indexOf(';');
            try {
                left = Long.parseLong((semicolon < 0 ? size : size.substring(0, semicolon)).strip(), 16);
            } catch (NumberFormatException wrong) {
                throw new IOException("not an HTTP chunk: " + size, wrong);
            }
            if (left > 0) {
                return true;
            }
            while (!readLine(in).isEmpty()) {
                // Trailers say nothing to us.
            }
            end();
            return false;
        }
    }
}
