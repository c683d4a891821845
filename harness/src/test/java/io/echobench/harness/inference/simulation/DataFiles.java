package io.echobench.harness.inference.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The data files beside the tests of the statistics. */
public final class DataFiles {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private DataFiles() {}

    /** All noise models by their name. */
    public static Map<String, NoiseModel> noiseModels() {
        return read("noise-models.yaml", new TypeReference<>() {});
    }

    /** A file that is one record; what it leaves out is an empty {@code Optional}. */
    public static <T> T one(String file, Class<T> type) {
        return YAML.convertValue(read(file, new TypeReference<Map<String, Object>>() {}), type);
    }

    /** A list of cases. */
    public static <T> List<T> cases(String file, Class<T> type) {
        return YAML.convertValue(
                read(file, new TypeReference<List<Map<String, Object>>>() {}),
                YAML.getTypeFactory().constructCollectionType(List.class, type));
    }

    private static <T> T read(String file, TypeReference<T> type) {
        try (InputStream in = DataFiles.class.getResourceAsStream("/io/echobench/harness/inference/" + file)) {
            return YAML.readValue(Objects.requireNonNull(in, file), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
