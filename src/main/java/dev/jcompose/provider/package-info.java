/// Programs of others that stand in for containers (providers) or get models, and what they tell.
@NullMarked
package dev.jcompose.provider;

import org.jspecify.annotations.NullMarked;
