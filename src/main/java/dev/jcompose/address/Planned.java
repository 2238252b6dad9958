package dev.jcompose.address;

import java.util.ArrayList;
import java.util.List;

/// The addresses that may be planned, numbered from 0, as spans: a `/8` has too many to list.
record Planned(List<Span> spans) {

    private record Span(long first, long last) {
        long size() {
            return last - first + 1;
        }
    }

    /// All from first to last but the gateway.
    static Planned of(long first, long last, String gateway) {
        var spans = new ArrayList<Span>();
        var parsed = Ipv4.parse(gateway);
        long hole = parsed.isPresent() ? Integer.toUnsignedLong(parsed.getAsInt()) : -1;
        if (hole >= first && hole <= last) {
            add(spans, first, hole - 1);
            add(spans, hole + 1, last);
        } else {
            add(spans, first, last);
        }
        return new Planned(List.copyOf(spans));
    }

    Planned and(Planned other) {
        var all = new ArrayList<>(spans);
        all.addAll(other.spans);
        return new Planned(List.copyOf(all));
    }

    long size() {
        return spans.stream().mapToLong(Span::size).sum();
    }

    String address(long n) {
        long left = n;
        for (var span : spans) {
            if (left < span.size()) {
                return Ipv4.text(span.first() + left);
            }
            left -= span.size();
        }
        throw new IllegalArgumentException("no planned address number " + n);
    }

    private static void add(List<Span> spans, long first, long last) {
        if (first <= last) {
            spans.add(new Span(first, last));
        }
    }
}
