using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ChimeVoiceTools.Engine.Reports;

/// <summary>Puts a page together of its parts, with a policy that runs and loads nothing but these.</summary>
internal static class ReportPage
{
    /// <param name="title">The page's title, as it came.</param>
    /// <param name="data">The page's data, as JSON without anything that HTML gives a meaning to.</param>
    public static string Write(string title, string data)
    {
        var style = Read("Page.css") + Read("ToneReport.css");
        var script = Read("ToneChart.js") + Read("ToneReport.js");
        var parts = new Dictionary<string, string>
        {
            ["policy"] = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
                + $"require-trusted-types-for 'script'; script-src '{Hash(script)}'; style-src '{Hash(style)}'",
            ["title"] = WebUtility.HtmlEncode(DisplayText.Of(title)),
            ["style"] = style,
            ["data"] = data,
            ["script"] = script,
        };

        // In one pass, so that what stands in a part is never taken for a mark.
        return Regex.Replace(Read("ToneReport.html"), @"\{\{(\w+)\}\}", mark => parts[mark.Groups[1].Value]);
    }

    // A browser hashes the text of the element, in which it has made each line break a line feed.
    private static string Read(string name)
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }

    private static string Hash(string text)
    {
        using var sha = SHA256.Create();
        return "sha256-" + Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }
}
