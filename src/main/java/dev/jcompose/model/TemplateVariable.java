package dev.jcompose.model;

/// A variable that files use.
///
/// @param defaultValue  what stands for it when it has no value; empty for none
/// @param presenceValue what stands for it when it has one; empty for the value itself
/// @param required      whether it must have a value
public record TemplateVariable(String name, String defaultValue, String presenceValue, boolean required) {

    /// Whether more is known than the name.
    public boolean saysMore() {
        return required || !defaultValue.isEmpty() || !presenceValue.isEmpty();
    }
}
