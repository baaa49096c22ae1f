using System.Globalization;
using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.Protocol;

/// <summary>The API's constraints on the values of requests. Each method returns the value, or ends the request.</summary>
internal static class Constraints
{
    public const string LanguageCode = "en-US";
    public const string VoiceConnectorIdPattern =
        "[a-z0-9]{21,22}|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

    // Checked without the pattern, since it is needed for each request.
    public static string VoiceConnectorId(string value) =>
        (value.Length is 21 or 22 && value.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9')))
        || (value.Length == 36 && Guid.TryParseExact(value, "D", out _))
            ? value
            : throw Broken("VoiceConnectorId", Messages.VoiceConnectorIdConstraint);

    public static string Id(string member, string value) =>
        value.Length <= 256 && !string.IsNullOrWhiteSpace(value)
            ? value
            : throw Broken(member, Text.Format(Messages.IdConstraint, 256));

    public static string? ClientRequestToken(string? value) =>
        value is null || (value.Length is >= 2 and <= 64 && value.All(c => IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            ? value
            : throw Broken("ClientRequestToken", Messages.TokenConstraint);

    public static string Name(string value) =>
        value.Length is >= 1 and <= 256 && value.All(c => IsAsciiLetterOrDigit(c) || c is ' ' or '_' or '.' or '-')
            ? value
            : throw Broken("Name", Messages.NameConstraint);

    public static string? Description(string? value) =>
        value is null || value.Length <= 1024 ? value : throw Broken("Description", Messages.DescriptionConstraint);

    public static string KmsKeyArn(string value) =>
        IsArn(value, 1024) ? value : throw Broken("KmsKeyArn", Messages.ArnConstraint);

    public static string ResourceArn(string value) =>
        IsArn(value, 1011) ? value : throw Broken("ResourceARN", Messages.ResourceArnConstraint);

    /// <summary>Checks the id, the name or the ARN by which a path names a pipeline or a configuration.</summary>
    public static string Identifier(string value) =>
        value.Length <= 1024 && !string.IsNullOrWhiteSpace(value)
            ? value
            : throw Broken("Identifier", Text.Format(Messages.IdConstraint, 1024));

    public static string Uuid(string member, string value) =>
        value.Length == 36 && Guid.TryParseExact(value, "D", out _) ? value : throw Broken(member, Messages.UuidConstraint);

    public static int MaxResults(string? value, int unset) =>
        value is null
            ? unset
            : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 100
                ? number
                : throw Broken("MaxResults", Messages.MaxResultsConstraint);

    /// <param name="member">The member's name in the API.</param>
    /// <param name="constraint">What it must be, as the end of a sentence.</param>
    public static ApiException Broken(string member, string constraint) =>
        new(ApiErrors.Validation, Text.Format(Messages.ConstraintBroken, member, constraint));

    private static bool IsArn(string value, int longest) =>
        value.Length > 3
        && value.Length <= longest
        && value.StartsWith("arn", StringComparison.Ordinal)
        && value.Skip(3).All(c => IsAsciiLetterOrDigit(c) || c is '/' or ':' or '-' or '_' or '.');

    private static bool IsAsciiLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
