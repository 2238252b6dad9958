package dev.jcompose.registry;

/// Who one is to a registry; what does not apply is empty.
///
/// @param identityToken stands in for the password where it is not empty
public record Login(String user, String password, String identityToken) {

    @Override
    public String toString() {
        return "Login[" + user + "]";
    }
}
