package dev.jcompose.canon;

import java.util.Comparator;

/// The order in which people would list names: numbers inside names count as numbers (`web2` before `web10`), and other
/// characters come before letters, except behind a digit.
enum NaturalOrder implements Comparator<String> {
    INSTANCE;

    @Override
    public int compare(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        int at = 0;
        while (at < a.length && at < b.length && a[at] == b[at]) {
            at++;
        }
        if (at == a.length || at == b.length) {
            return Integer.compare(a.length, b.length);
        }
        boolean letterLeft = Character.isLetter(a[at]);
        boolean letterRight = Character.isLetter(b[at]);
        if (letterLeft && letterRight) {
            return Integer.compare(a[at], b[at]);
        }
        if (letterLeft || letterRight) {
            boolean behindDigit = at > 0 && Character.isDigit(a[at - 1]);
            return letterLeft == behindDigit ? -1 : 1;
        }
        return compareNumbers(a, b, at);
    }

    /// Compares by the numbers that start where the names differ; the digits before are the same in both.
    private static int compareNumbers(int[] a, int[] b, int at) {
        long carried = (a[at] == '0' || b[at] == '0') && nonZeroDigitBefore(a, at) ? 1 : 0;
        int endLeft = endOfDigits(a, at);
        int endRight = endOfDigits(b, at);
        int byNumber = Long.compare(number(carried, a, at, endLeft), number(carried, b, at, endRight));
        if (byNumber != 0) {
            return byNumber;
        }
        return endLeft != endRight ? Integer.compare(endLeft, endRight) : Integer.compare(a[at], b[at]);
    }

    private static boolean nonZeroDigitBefore(int[] name, int at) {
        for (int i = at - 1; i >= 0 && Character.isDigit(name[i]); i--) {
            if (name[i] != '0') {
                return true;
            }
        }
        return false;
    }

    private static int endOfDigits(int[] name, int from) {
        int end = from;
        while (end < name.length && Character.isDigit(name[end])) {
            end++;
        }
        return end;
    }

    private static long number(long carried, int[] name, int from, int to) {
        long number = carried;
        for (int i = from; i < to; i++) {
            number = number * 10 + (name[i] - '0');
        }
        return number;
    }
}
