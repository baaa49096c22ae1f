using System.Text.RegularExpressions;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Errors;

/// <summary>The services' constraints on input (API references, versions 2022-08-03 and 2021-07-15), checked before anything is sent.</summary>
internal static class Rules
{
    private const int LongestVoiceConnectorId = 128;
    private const int LongestId = 256;
    private const int LongestIdentifier = 1024;
    private const int LongestDescription = 1024;
    private const int MaxTags = 50;
    private const int MaxTagKeyLength = 128;
    private const int MaxTagValueLength = 256;

    private static readonly Regex ClientRequestTokenForm = new("^[-_a-zA-Z0-9]{2,64}\\z", RegexOptions.CultureInvariant);
    private static readonly Regex NameForm = new("^[0-9a-zA-Z _.-]{1,256}\\z", RegexOptions.CultureInvariant);
    private static readonly Regex StreamArnForm = new(
        "^(?=.{1,1024}\\z)arn:[a-z\\d-]+:kinesisvideo:[a-z0-9-]+:[0-9]+:[a-z]+/[a-zA-Z0-9_.-]+/[0-9]+\\z", RegexOptions.CultureInvariant);

    private static readonly Regex FragmentNumberForm = new("^[0-9]{1,128}\\z", RegexOptions.CultureInvariant);
    private static readonly Regex ArnForm = new("^(?=.{1,1024}\\z)arn[/:\\-_.a-zA-Z0-9]+\\z", RegexOptions.CultureInvariant);

    public static void VoiceConnectorId(string? value) => NonBlank(value, nameof(VoiceConnectorId), LongestVoiceConnectorId);

    public static void Id(string? value, string parameter) => NonBlank(value, parameter, LongestId);

    public static void ClientRequestToken(string? value)
    {
        if (value is not null && !ClientRequestTokenForm.IsMatch(value))
        {
            throw Broken(nameof(ClientRequestToken), value, Messages.RuleClientRequestToken);
        }
    }

    public static void Name(string? value)
    {
        if (value is null || !NameForm.IsMatch(value))
        {
            throw Broken(nameof(Name), value, Messages.RuleName);
        }
    }

    public static void Description(string? value)
    {
        if (value?.Length > LongestDescription)
        {
            throw Broken(nameof(Description), value, Text.Format(Messages.RuleDescription, LongestDescription));
        }
    }

    public static void MediaInsightsPipelineId(string? value) => NonBlank(value, nameof(MediaInsightsPipelineId), LongestIdentifier);

    public static void StreamArn(string? value)
    {
        if (value is null || !StreamArnForm.IsMatch(value))
        {
            throw Broken(nameof(StreamArn), value, Messages.RuleStreamArn);
        }
    }

    public static void ChannelId(int? value)
    {
        if (value is not (0 or 1))
        {
            throw Broken(nameof(ChannelId), value, Messages.RuleChannelId);
        }
    }

    public static void FragmentNumber(string? value)
    {
        if (value is not null && !FragmentNumberForm.IsMatch(value))
        {
            throw Broken(nameof(FragmentNumber), value, Messages.RuleFragmentNumber);
        }
    }

    public static void Arn(string? value, string parameter)
    {
        if (value is null || !ArnForm.IsMatch(value))
        {
            throw BrokenBySecret(parameter, Messages.RuleArn);
        }
    }

    public static void KmsKeyArn(string? value)
    {
        if (value is null || !ArnForm.IsMatch(value))
        {
            throw BrokenBySecret(nameof(KmsKeyArn), Messages.RuleKmsKeyArn);
        }
    }

    public static void Tags(IReadOnlyCollection<KeyValuePair<string, string>>? value, string parameter)
    {
        if (value is not null
            && (value.Count is 0 or > MaxTags || value.Any(tag => tag.Key.Length is 0 or > MaxTagKeyLength || tag.Value.Length > MaxTagValueLength)))
        {
            throw BrokenBySecret(parameter, Text.Format(Messages.RuleTags, MaxTags, MaxTagKeyLength, MaxTagValueLength));
        }
    }

    public static void OneOf(string value, string parameter, params string[] allowed)
    {
        if (!allowed.Contains(value, StringComparer.Ordinal))
        {
            throw Broken(parameter, value, Text.Format(Messages.RuleOneOf, string.Join(", ", allowed)));
        }
    }

    public static int AtLeast(int value, int least, string parameter) =>
        value >= least ? value : throw Broken(parameter, value, Text.Format(Messages.RuleAtLeast, least));

    /// <summary>The error for a value that breaks a rule.</summary>
    public static ChimeException Broken(string parameter, object? value, string rule, ChimeRemedy remedy = ChimeRemedy.None) => new(
        ErrorIds.InvalidParameter, ChimeErrorKind.InvalidArgument, Text.Format(Messages.InvalidParameter, parameter, Quote(value), rule), remedy: remedy);

    // The service's model calls ARNs and tags sensitive, so an error names the parameter alone.
    private static ChimeException BrokenBySecret(string parameter, string rule) =>
        new(ErrorIds.InvalidParameter, ChimeErrorKind.InvalidArgument, Text.Format(Messages.InvalidSecretParameter, parameter, rule));

    private static void NonBlank(string? value, string parameter, int longest)
    {
        if (string.IsNullOrWhiteSpace(value) || value!.Length > longest)
        {
            throw Broken(parameter, value, Text.Format(Messages.RuleNonBlank, longest));
        }

        if (value is "." or "..")
        {
            // In the path of a request these would be steps, not names.
            throw Broken(parameter, value, Messages.RuleDots);
        }
    }

    // Long input is cut: the beginning is enough to find it again.
    private static string Quote(object? value)
    {
        const int Longest = 60;
        string text = Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty;
        return text.Length <= Longest ? text : text.Substring(0, Longest) + "…";
    }
}
