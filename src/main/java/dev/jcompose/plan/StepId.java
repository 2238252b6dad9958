package dev.jcompose.plan;

/// The number of a step in its plan, from 1. Prints as `[3]`.
public record StepId(int number) implements Comparable<StepId> {

    @Override
    public int compareTo(StepId other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "[" + number + "]";
    }
}
