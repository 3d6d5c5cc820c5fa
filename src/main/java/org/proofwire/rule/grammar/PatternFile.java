package org.proofwire.rule.grammar;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.languagetool.JLanguageTool;
import org.languagetool.Language;
import org.languagetool.rules.patterns.AbstractPatternRule;
import org.languagetool.rules.patterns.PatternRuleLoader;
import org.proofwire.rule.RuleFileException;
import org.proofwire.rule.RuleFiles.RuleFile;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A file of rules in LanguageTool's own format.
 *
 * <p>LanguageTool's loader resolves external entities and says where a mistake is only for broken
 * XML. So a file is read here first: without a DOCTYPE, and held against LanguageTool's schema.
 */
final class PatternFile {
  private static final String SCHEMA = "/org/languagetool/rules/rules.xsd";

  /** What we don't allow, and why: a newsroom's file must not hang the checker or load classes. */
  private static final Map<String, String> REFUSED =
      Map.of(
          "regexp", "one expression over a whole sentence can hang the check. Use <token>s.",
          "filter", "it names a Java class to load. Say it with <token>s.");

  private PatternFile() {}

  /**
   * The rules of a file.
   *
   * @throws RuleFileException at the first mistake, with file and line
   */
  static List<AbstractPatternRule> read(RuleFile file, Language language) {
    requireWellFormed(file);
    byte[] content = file.content().getBytes(StandardCharsets.UTF_8);
    try {
      return new PatternRuleLoader()
          .getRules(new ByteArrayInputStream(content), file.shown(), language);
    } catch (IOException | RuntimeException e) {
      // What the schema allows and the loader doesn't, such as an unknown word form.
      throw new RuleFileException(
          file.shown() + ": LanguageTool can't use it: " + rootMessage(e), e);
    }
  }

  private static void requireWellFormed(RuleFile file) {
    try {
      SAXParserFactory factory = SAXParserFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      XMLReader reader = factory.newSAXParser().getXMLReader();
      var handler = schema().newValidatorHandler();
      var strict = new Strict();
      handler.setErrorHandler(strict);
      handler.setContentHandler(strict);
      reader.setContentHandler(handler);
      reader.setErrorHandler(strict);
      reader.parse(new InputSource(new StringReader(file.content())));
    } catch (SAXParseException e) {
      throw new RuleFileException(
          file.shown() + ":" + e.getLineNumber() + ": " + explain(e.getMessage()), e);
    } catch (SAXException e) {
      throw new RuleFileException(file.shown() + ": " + explain(e.getMessage()), e);
    } catch (ParserConfigurationException | IOException e) {
      throw new IllegalStateException("the XML parser of this Java can't be used", e);
    }
  }

  private static Schema schema() throws SAXException {
    URL url = Objects.requireNonNull(JLanguageTool.class.getResource(SCHEMA), SCHEMA);
    return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(url);
  }

  private static String explain(@Nullable String message) {
    String said = Optional.ofNullable(message).orElse("not valid XML");
    return said.contains("DOCTYPE")
        ? "has a DOCTYPE. Rule files must not have one: it can pull in other files."
        : said.replaceFirst("^cvc-[\\w.-]+: ", "");
  }

  private static String rootMessage(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return Optional.ofNullable(root.getMessage()).orElse(root.toString());
  }

  /** Lets no mistake pass, and refuses what we don't allow. */
  private static final class Strict extends DefaultHandler {
    private @Nullable Locator at;

    @Override
    public void setDocumentLocator(Locator locator) {
      at = locator;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes)
        throws SAXException {
      String why = REFUSED.get(name);
      if (why != null) {
        throw new SAXParseException("<" + name + "> is not allowed: " + why, at);
      }
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
