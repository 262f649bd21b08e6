using System.Xml;

namespace NewsSite.Import;

/// <summary>
/// The paper's mark: an SVG that stands in every page and so must be small, and that can do nothing but be seen. It holds
/// plain shapes; no script, style, link, text or file from elsewhere.
/// </summary>
internal static class MarkFile
{
    public const int MaxLength = 1_500;

    private static readonly string[] Shapes = ["svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"];
    private static readonly XmlReaderSettings Strict = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxLength, IgnoreWhitespace = true };

    /// <exception cref="BadFileException">It is not that.</exception>
    public static string Read(byte[] file)
    {
        var svg = FrontMatter.Decode(file).Trim();
        if (svg.Length > MaxLength) throw new BadFileException(0, $"The mark has more than {MaxLength} characters: it stands in every page.");
        try
        {
            using var xml = XmlReader.Create(new StringReader(svg), Strict);
            while (xml.Read()) Check(xml);
        }
        catch (XmlException e)
        {
            throw new BadFileException(e.LineNumber, "The mark is not well-formed SVG.");
        }
        return svg;
    }

    private static void Check(XmlReader xml)
    {
        var line = ((IXmlLineInfo)xml).LineNumber;
        if (xml.NodeType is XmlNodeType.EndElement) return;
        if (xml.NodeType is not XmlNodeType.Element || !Shapes.Contains(xml.LocalName) || (xml.Depth == 0 && xml.LocalName != "svg") || xml.NamespaceURI != "http://www.w3.org/2000/svg")
            throw new BadFileException(line, $"The mark is an SVG of {string.Join(", ", Shapes[1..])} alone: no text, style, link or comment.");
        for (var i = 0; i < xml.AttributeCount; i++)
        {
            xml.MoveToAttribute(i);
            if (xml.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || xml.LocalName is "href" or "style" || xml.Value.Contains("url(", StringComparison.OrdinalIgnoreCase))
                throw new BadFileException(line, $"The mark cannot have the attribute {xml.Name}.");
        }
        xml.MoveToElement();
    }
}
