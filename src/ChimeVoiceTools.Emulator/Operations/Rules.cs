using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.Operations;

/// <summary>The API's constraints on the values of requests. Each returns the value, or ends the operation.</summary>
internal static class Rules
{
    public const string LanguageCode = "en-US";

    public static string VoiceConnectorId(string value) => NonEmpty("VoiceConnectorId", value, 128);

    public static string Id(string member, string value) => NonEmpty(member, value, 256);

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
        value.Length is > 3 and <= 1024
        && value.StartsWith("arn", StringComparison.Ordinal)
        && value.Skip(3).All(c => IsAsciiLetterOrDigit(c) || c is '/' or ':' or '-' or '_' or '.')
            ? value
            : throw Broken("KmsKeyArn", Messages.ArnConstraint);

    public static int MaxResults(string? value, int unset) =>
        value is null
            ? unset
            : value.Length is >= 1 and <= 3 && value.All(c => c is >= '0' and <= '9')
                && int.Parse(value, System.Globalization.CultureInfo.InvariantCulture) is >= 1 and <= 100 and var number
                ? number
                : throw Broken("MaxResults", Messages.MaxResultsConstraint);

    /// <param name="member">The member's name in the API.</param>
    /// <param name="constraint">What it must be, as the end of a sentence.</param>
    public static ServiceException Broken(string member, string constraint) =>
        new(ServiceErrors.Validation, Text.Format(Messages.ConstraintBroken, member, constraint));

    private static string NonEmpty(string member, string value, int longest) =>
        value.Length >= 1 && value.Length <= longest && !string.IsNullOrWhiteSpace(value)
            ? value
            : throw Broken(member, Text.Format(Messages.IdConstraint, longest));

    private static bool IsAsciiLetterOrDigit(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
