package dev.jcompose.address;

/// A place for a container: the service and its number in it, from 1. Prints as `web-1`.
public record Slot(String service, int number) implements Comparable<Slot> {

    @Override
    public int compareTo(Slot other) {
        int byService = service.compareTo(other.service);
        return byService != 0 ? byService : Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return service + "-" + number;
    }
}
