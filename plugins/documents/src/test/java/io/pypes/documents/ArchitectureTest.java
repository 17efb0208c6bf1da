package io.pypes.documents;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.pypes.documents");

    @Test
    void all_classes_are_seen() {
        assertThat(CLASSES).hasSizeGreaterThan(10);
    }

    /// Parsers of XML read files and call services unless they are told not to.
    @Test
    void no_class_makes_factories_of_xml() {
        noClasses().should().accessTargetWhere(makesAFactoryOfXml()).check(CLASSES);
    }

    private static DescribedPredicate<JavaAccess<?>> makesAFactoryOfXml() {
        return target(nameMatching("<init>|new(Default)?(NS)?(Instance|Factory)"))
                .and(target(owner(isAFactoryOfXml())))
                .as("a factory of XML is made");
    }

    private static DescribedPredicate<JavaClass> isAFactoryOfXml() {
        return Stream.of(
                        DocumentBuilderFactory.class,
                        SAXParserFactory.class,
                        SchemaFactory.class,
                        TransformerFactory.class,
                        XMLInputFactory.class,
                        XMLOutputFactory.class,
                        XPathFactory.class)
                .map(JavaClass.Predicates::assignableTo)
                .reduce((one, other) -> one.or(other))
                .orElseThrow();
    }
}
