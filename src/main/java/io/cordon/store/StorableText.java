package io.cordon.store;

import io.cordon.model.Unseen;
import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/** Text for the database, which refuses NUL and halves of surrogate pairs: they are marked, wherever the text comes from. */
final class StorableText extends AbstractArgumentFactory<String> {
    StorableText() {
        super(Types.VARCHAR);
    }

    @Override
    protected Argument build(String text, ConfigRegistry config) {
        return (position, statement, _) -> statement.setString(position, Unseen.storable(text));
    }
}
