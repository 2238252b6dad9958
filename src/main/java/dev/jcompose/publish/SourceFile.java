package dev.jcompose.publish;

import dev.jcompose.load.FileReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/// A Compose file and what it names.
record SourceFile(String text, List<FileReference> references) {

    SourceFile {
        references = List.copyOf(references);
    }

    /// The text with other names in it; everything else stays as it is written.
    ///
    /// @param names the new name of a reference
    String renamed(Function<FileReference, String> names) {
        // A place may be named several times, by way of aliases.
        var byPlace = new LinkedHashMap<Integer, FileReference>();
        references.forEach(reference -> byPlace.put(start(reference), reference));
        var renamed = new StringBuilder(text);
        var places = new ArrayList<>(byPlace.keySet());
        places.sort(Comparator.reverseOrder());
        places.forEach(place -> {
            var reference = byPlace.get(place);
            renamed.replace(place, place + length(place, reference), names.apply(reference));
        });
        return renamed.toString();
    }

    /// Where it stands in the text.
    private int start(FileReference reference) {
        int at = 0;
        for (int line = 1; line < reference.place().line(); line++) {
            at = text.indexOf('\n', at) + 1;
        }
        return text.offsetByCodePoints(at, reference.place().column() - 1);
    }

    /// How much of the text it takes, with its quotes.
    private int length(int start, FileReference reference) {
        char first = text.charAt(start);
        if (first == '\'' || first == '"') {
            for (int i = start + 1; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == first && first == '\'' && i + 1 < text.length() && text.charAt(i + 1) == '\'' || c == '\\' && first == '"') {
                    i++;
                } else if (c == first) {
                    return i + 1 - start;
                }
            }
        } else if (text.startsWith(reference.written(), start)) {
            return reference.written().length();
        }
        throw new UnpublishableException(reference.place() + ": the path \"" + reference.written()
                + "\" cannot be replaced in the way it is written; write it on one line, plain or in quotes");
    }
}
