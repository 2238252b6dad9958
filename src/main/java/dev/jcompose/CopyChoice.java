package dev.jcompose;

import dev.jcompose.checkout.Checkout;
import dev.jcompose.copy.CopyException;
import dev.jcompose.copy.CopyNames;
import dev.jcompose.load.CopyName;
import dev.jcompose.model.Copy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Which copy `--copy` means: a name, or `auto` for one that is made of what git has checked out.
///
/// @param word as it was given
public record CopyChoice(String word) implements CopyName {

    /// Stands for a name that git says.
    public static final String AUTO = "auto";

    /// @throws CopyException when the word is no name, or git says none
    @Override
    public Copy of(String base, Path directory) {
        var checkout = checkout(directory);
        if (!word.equals(AUTO)) {
            return Copy.named(base, CopyNames.checked(word), checkout.map(Checkout::head).orElse(""), false);
        }
        var found = checkout.orElseThrow(() -> new CopyException(null, "--copy " + AUTO + " names a copy after the branch that is checked "
                + "out, and " + directory + " is in no git checkout; choose a name: `--copy NAME`"));
        var name = CopyNames.normalised(found.head());
        if (name.isEmpty()) {
            // A branch in another script.
            name = CopyNames.normalised(found.name());
        }
        if (name.isEmpty()) {
            throw new CopyException(null, "branch \"" + found.head() + "\" holds nothing of which a copy's name could be made; choose one: "
                    + "`--copy NAME`");
        }
        return Copy.named(base, name, found.head(), true);
    }

    /// What is only told, and not what a copy is named after, may be missing.
    private Optional<Checkout> checkout(Path directory) {
        try {
            return Checkout.of(directory);
        } catch (IOException unreadable) {
            if (word.equals(AUTO)) {
                throw new CopyException(null, "--copy " + AUTO + ": " + unreadable.getMessage() + "; choose a name: `--copy NAME`");
            }
            return Optional.empty();
        }
    }
}
