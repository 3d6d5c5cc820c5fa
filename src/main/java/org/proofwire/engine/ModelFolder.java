package org.proofwire.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.proofwire.model.Model;

/**
 * Where the model's files lie: in a newsroom's own rules if it has a model of its own, else among
 * Proofwire's.
 *
 * @param own {@code models} in the newsroom's folder
 */
record ModelFolder(Optional<Path> own) implements Model.Folder {
  private static final String PACKAGED = "/rules/models/";

  static ModelFolder under(Optional<Path> rules) {
    return new ModelFolder(
        rules.map(folder -> folder.resolve("models")).filter(Files::isDirectory));
  }

  @Override
  public InputStream open(String name) throws IOException {
    if (own.isPresent()) {
      return Files.newInputStream(own.get().resolve(name));
    }
    InputStream in = ModelFolder.class.getResourceAsStream(PACKAGED + name);
    if (in == null) {
      throw new NoSuchFileException(name);
    }
    return in;
  }
}
