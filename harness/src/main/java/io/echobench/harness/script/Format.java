package io.echobench.harness.script;

import java.util.Locale;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLReadFeature;

/** How a script is written. Both formats come as the same tokens, each with its place. */
enum Format {
    JSON,
    YAML;

    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxStringLength(NodeReader.MAX_CHARACTERS)
            .maxNameLength(1_000)
            .build();
    // NaN and Infinity are let through here, so that they are refused with the name of their key.
    private static final TokenStreamFactory JSON_TOKENS = JsonFactory.builder()
            .streamReadConstraints(CONSTRAINTS)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();
    private static final TokenStreamFactory YAML_TOKENS = YAMLFactory.builder()
            .streamReadConstraints(CONSTRAINTS)
            .disable(YAMLReadFeature.EMPTY_DOCUMENT_AS_EMPTY_OBJECT)
            .build();

    /** Told by the file's ending, and where that does not tell, by the text's first character. */
    static Format of(String script, String text) {
        String name = script.toLowerCase(Locale.ROOT);
        if (name.endsWith(".yml") || name.endsWith(".yaml")) {
            return YAML;
        }
        return name.endsWith(".json") || text.stripLeading().startsWith("{") ? JSON : YAML;
    }

    JsonParser parser(String text) {
        TokenStreamFactory tokens = this == JSON ? JSON_TOKENS : YAML_TOKENS;
        return tokens.createParser(ObjectReadContext.empty(), text);
    }
}
