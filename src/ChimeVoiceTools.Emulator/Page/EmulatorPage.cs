using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ChimeVoiceTools.Emulator.Faults;
using ChimeVoiceTools.Emulator.Handlers;
using ChimeVoiceTools.Emulator.Protocol;

namespace ChimeVoiceTools.Emulator.Page;

/// <summary>The page of an emulator, and the token by which its requests are known.</summary>
internal sealed class EmulatorPage
{
    private readonly string _token = NewToken();
    private HandlerResult? _result;

    /// <summary>Gets the page, with a policy that loads and runs nothing but what stands in it.</summary>
    public HandlerResult Result => _result ??= Make();

    /// <summary>Returns whether a text is the token of the page, in a time that does not tell how much of it is.</summary>
    public bool IsToken(string? text)
    {
        var difference = (text?.Length ?? 0) ^ _token.Length;
        for (var i = 0; i < Math.Min(text?.Length ?? 0, _token.Length); i++)
        {
            difference |= text![i] ^ _token[i];
        }

        return difference == 0;
    }

    private HandlerResult Make()
    {
        var style = Read("Page.css") + Read("EmulatorPage.css");
        var script = Read("EmulatorParts.js") + Read("EmulatorPage.js");
        var words = WireJson.Notification(new
        {
            Operations = OperationNames.Words.OrderBy(name => name, StringComparer.Ordinal),
            Errors = ApiErrors.Words.Where(name => name.EndsWith(nameof(Exception), StringComparison.Ordinal)).Distinct(),
            Kinds = Enum.GetNames(typeof(FaultKind)),
        });
        var parts = new Dictionary<string, string>
        {
            ["token"] = _token,
            ["style"] = style,
            ["script"] = script,
            ["words"] = words,
        };
        var html = Regex.Replace(Read("EmulatorPage.html"), @"\{\{(\w+)\}\}", mark => parts[mark.Groups[1].Value]);
        var policy = "default-src 'none'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'; require-trusted-types-for 'script'; "
            + $"script-src '{Hash(script)}'; style-src '{Hash(style)}'";
        return new HandlerResult(200, Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8")
        {
            PageHeaders =
            [
                new("Content-Security-Policy", policy),
                new("X-Frame-Options", "DENY"),
                new("X-Content-Type-Options", "nosniff"),
                new("Referrer-Policy", "no-referrer"),
                new("Cache-Control", "no-store"),
            ],
        };
    }

    // A browser hashes the text of the element, in which it has made each line break a line feed.
    private static string Read(string name)
    {
        using var stream = typeof(EmulatorPage).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }

    private static string Hash(string text)
    {
        using var sha = SHA256.Create();
        return "sha256-" + Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }

    private static string NewToken()
    {
        var bytes = new byte[32];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(bytes);
        return Convert.ToBase64String(bytes);
    }
}
