using System.Text;
using System.Xml;

namespace NewsSite.Text;

/// <summary>
/// The paper's mark: an SVG that stands in every page and so must be small, and that can do nothing but be seen. It holds
/// plain shapes; no script, style, link, text or file from elsewhere.
/// </summary>
public static class MarkFile
{
    public const int MaxLength = 1_500;
    private const int MostBytesPerCharacter = 4;

    private static readonly string[] Shapes = ["svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"];
    private static readonly XmlReaderSettings Strict = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxLength, IgnoreWhitespace = true };

    /// <exception cref="InputRefusedException">It is not that.</exception>
    public static string Read(byte[] file)
    {
        if (file.Length > MaxLength * MostBytesPerCharacter) throw new InputRefusedException("mark.too-long", MaxLength);
        try
        {
            var svg = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF').Trim();
            if (svg.Length > MaxLength) throw new InputRefusedException("mark.too-long", MaxLength);
            using var xml = XmlReader.Create(new StringReader(svg), Strict);
            while (xml.Read()) Check(xml);
            return svg;
        }
        catch (Exception e) when (e is XmlException or DecoderFallbackException)
        {
            throw new InputRefusedException("mark.malformed");
        }
    }

    private static void Check(XmlReader xml)
    {
        if (xml.NodeType is XmlNodeType.EndElement) return;
        if (xml.NodeType is not XmlNodeType.Element || !Shapes.Contains(xml.LocalName) || (xml.Depth == 0 && xml.LocalName != "svg") || xml.NamespaceURI != "http://www.w3.org/2000/svg")
            throw new InputRefusedException("mark.shapes", string.Join(", ", Shapes[1..]));
        for (var i = 0; i < xml.AttributeCount; i++)
        {
            xml.MoveToAttribute(i);
            if (xml.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || xml.LocalName is "href" or "style" || xml.Value.Contains("url(", StringComparison.OrdinalIgnoreCase))
                throw new InputRefusedException("mark.attribute", xml.Name);
        }
        xml.MoveToElement();
    }
}
