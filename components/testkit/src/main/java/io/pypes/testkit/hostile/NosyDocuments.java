package io.pypes.testkit.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Documents of many kinds that want a file of the machine they are read on, and what a service says. Whoever
/// reads them must have neither in what comes of it, nor call the service.
public final class NosyDocuments {

    private static final String SAID = "before &file; &service; after";

    private final URI file;
    private final URI service;

    private NosyDocuments(URI file, URI service) {
        this.file = file;
        this.service = service;
    }

    /// One of each, by file name, and all in an archive.
    ///
    /// @param file which a careless parser would read
    /// @param service which it would call
    public static Map<String, byte[]> all(URI file, URI service) {
        var nosy = new NosyDocuments(file, service);
        var files = new LinkedHashMap<String, byte[]>();
        nosy.texts().forEach((name, text) -> files.put(name, text.getBytes(UTF_8)));
        files.put("form.pdf", nosy.form());
        files.put("a.docx", HostileOffice.text(nosy.type("w:document"), SAID, ""));
        files.put("linked.docx", HostileOffice.text("", "before after", service.toString()));
        files.put("a.odt", nosy.openDocument());
        files.put("a.epub", nosy.book());
        files.put("link.tar", nosy.link());
        files.put("all.zip", Bytes.zip(files));
        return files;
    }

    private Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        texts.put(
                "a.xml",
                type("a") + "<a xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:"
                        + "noNamespaceSchemaLocation='%s'><b>%s</b>%s</a>".formatted(service, SAID, included()));
        texts.put("style.xml", "<?xml-stylesheet type='text/xsl' href='%s'?><a>%s</a>".formatted(service, included()));
        texts.put("remote.xml", "<!DOCTYPE a SYSTEM '%s'><a>before after</a>".formatted(service));
        texts.put("a.svg", type("svg") + """
                <svg xmlns='http://www.w3.org/2000/svg' xmlns:x='http://www.w3.org/1999/xlink'><text>%s</text>
                <image x:href='%s'/><use x:href='%s#a'/></svg>""".formatted(SAID, service, file));
        texts.put(
                "a.xhtml",
                type("html")
                        + "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>%s</p></body></html>".formatted(SAID));
        texts.put(
                "a.rss",
                type("rss")
                        + "<rss version='2.0'><channel><title>%s</title><item><title>a</title>".formatted(SAID)
                        + "<description>%s</description></item></channel></rss>".formatted(SAID));
        texts.put("a.html", html());
        texts.put("a.eml", mail());
        texts.put(
                "a.json",
                "{\"$schema\": \"%s\", \"$ref\": \"%s\", \"text\": \"before after\"}".formatted(service, file));
        texts.put(
                "a.csv",
                "before,after\n\"=WEBSERVICE(\"\"%s\"\")\",\"=IMPORTDATA(\"\"%s\"\")\"\n".formatted(service, file));
        texts.put(
                "a.rtf",
                "{\\rtf1\\ansi before {\\field{\\*\\fldinst INCLUDETEXT \"%s\"}{\\fldrslt a}}{\\field{\\*\\fldinst INCLUDEPICTURE"
                                .formatted(file)
                        + " \"%s\"}{\\fldrslt b}}{\\*\\template %s} after\\par }".formatted(service, service));
        return texts;
    }

    /// Before a document with this root element.
    private String type(String root) {
        return "<!DOCTYPE %s [<!ENTITY file SYSTEM '%s'><!ENTITY service SYSTEM '%s'><!ENTITY %% more SYSTEM '%s'> %%more;]>"
                .formatted(root, file, service, service);
    }

    private String included() {
        return "<i xmlns='http://www.w3.org/2001/XInclude'><include parse='text' href='%s'/><include href='%s'/></i>"
                .formatted(file, service);
    }

    private String html() {
        return """
                <html><head><base href='%1$s'><link rel=stylesheet href=a.css><script src=a.js></script>
                <meta http-equiv=refresh content='0;url=%1$s'></head><body background=a.png><p>before</p>
                <iframe src='%2$s'></iframe><iframe src='%1$s'></iframe><object data='%2$s'></object><embed src='%1$s'>
                <img src='%1$s'><img src='%2$s'><video src='%1$s'></video><p>after</p></body></html>""".formatted(service, file);
    }

    private String mail() {
        return """
                From: a@b.example
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=B

                --B
                Content-Type: text/html

                %s
                --B
                Content-Type: message/external-body; access-type=local-file; name="%s"

                Content-Type: text/plain

                --B
                Content-Type: message/external-body; access-type=URL; URL="%s"

                Content-Type: text/plain

                --B--
                """.formatted(html(), file.getPath(), service);
    }

    private byte[] openDocument() {
        var names = "urn:oasis:names:tc:opendocument:xmlns:";
        var content = type("o:document-content")
                + "<o:document-content xmlns:o='%soffice:1.0' xmlns:t='%stext:1.0' xmlns:d='%sdrawing:1.0' xmlns:x='"
                        .formatted(names, names, names)
                + "http://www.w3.org/1999/xlink'><o:body><o:text><t:p>%s</t:p><d:frame><d:image x:href='%s'/></d:frame>"
                        .formatted(SAID, service)
                + "</o:text></o:body></o:document-content>";
        var files = new LinkedHashMap<String, byte[]>();
        files.put("mimetype", "application/vnd.oasis.opendocument.text".getBytes(US_ASCII));
        files.put("content.xml", content.getBytes(UTF_8));
        return Bytes.zip(files);
    }

    private byte[] book() {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("mimetype", "application/epub+zip".getBytes(US_ASCII));
        files.put(
                "META-INF/container.xml",
                (type("container") + "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container' version='1.0'>"
                                + "<rootfiles><rootfile full-path='a.opf' media-type='application/oebps-package+xml'/>"
                                + "</rootfiles></container>")
                        .getBytes(UTF_8));
        files.put(
                "a.opf",
                (type("package")
                                + "<package xmlns='http://www.idpf.org/2007/opf'><metadata><title>%s</title></metadata>"
                                        .formatted(SAID)
                                + "<manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest>"
                                + "<spine><itemref idref='a'/></spine></package>")
                        .getBytes(UTF_8));
        files.put(
                "a.xhtml",
                (type("html") + "<html xmlns='http://www.w3.org/1999/xhtml'><body>%s</body></html>".formatted(SAID))
                        .getBytes(UTF_8));
        return Bytes.zip(files);
    }

    /// A PDF document with a form in XML, and with contents in a file that is not embedded.
    private byte[] form() {
        return HostilePdf.withForm(
                type("xdp") + "<xdp><template xmlns='http://www.xfa.org/schema/xfa-template/2.8/'><subform>"
                        + "<draw><value><text>%s</text></value></draw></subform></template></xdp>".formatted(SAID),
                file.getPath());
    }

    /// An archive with a link to the file.
    private byte[] link() {
        var header = new byte[512];
        put(header, 0, "a.txt");
        put(header, 100, "0000644\0000000000\0000000000\00000000000000\00000000000000\0        2");
        put(header, 157, file.getPath());
        put(header, 257, "ustar.00".replace('.', '\0'));
        var sum = 0;
        for (var single : header) {
            sum += single & 0xff;
        }
        put(header, 148, "%06o. ".formatted(sum).replace('.', '\0'));
        return Arrays.copyOf(header, 3 * 512);
    }

    private static void put(byte[] header, int place, String text) {
        var bytes = text.getBytes(ISO_8859_1);
        System.arraycopy(bytes, 0, header, place, bytes.length);
    }
}
