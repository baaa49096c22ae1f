using System.Text.RegularExpressions;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Errors;

/// <summary>
/// The services' constraints on input (API references, versions 2022-08-03 and 2021-07-15), checked before anything is sent.
/// </summary>
internal static class Rules
{
    private const int LongestVoiceConnectorId = 128;
    private const int LongestId = 256;
    private const int LongestIdentifier = 1024;
    private const int LongestDescription = 1024;
    private const int MaxTags = 50;
    private const int MaxMediaPipelineTags = 200;
    private const int MaxTagKeyLength = 128;
    private const int MaxTagValueLength = 256;

    private static readonly Regex ClientRequestTokenForm = new("^[-_a-zA-Z0-9]{2,64}\\z", RegexOptions.CultureInvariant);
    private static readonly Regex NameForm = new("^[0-9a-zA-Z _.-]{1,256}\\z", RegexOptions.CultureInvariant);
    private static readonly Regex StreamArnForm = new(
        "^(?=.{1,1024}\\z)arn:[a-z\\d-]+:kinesisvideo:[a-z0-9-]+:[0-9]+:[a-z]+/[a-zA-Z0-9_.-]+/[0-9]+\\z",
        RegexOptions.CultureInvariant);

    private static readonly Regex ConfigurationNameForm = new("^[0-9a-zA-Z._-]{2,64}\\z", RegexOptions.CultureInvariant);
    private static readonly Regex GuidForm = new(
        "^[a-fA-F0-9]{8}(?:-[a-fA-F0-9]{4}){3}-[a-fA-F0-9]{12}\\z", RegexOptions.CultureInvariant);
    private static readonly Regex FragmentNumberForm = new("^[0-9]{1,128}\\z", RegexOptions.CultureInvariant);
    private static readonly Regex ArnForm = new("^(?=.{1,1024}\\z)arn[/:\\-_.a-zA-Z0-9]+\\z", RegexOptions.CultureInvariant);

    public static void VoiceConnectorId(string? value) => NonBlank(value, nameof(VoiceConnectorId), LongestVoiceConnectorId);

    public static void Id(string? value, string parameter) => NonBlank(value, parameter, LongestId);

    /// <summary>Checks what names the subject of a consent, or the consent; null where it is not given.</summary>
    public static void ConsentText(string? value, string parameter)
    {
        if (value is not null && (string.IsNullOrWhiteSpace(value) || value.Length > LongestId))
        {
            throw Broken(parameter, value, Text.Format(Messages.RuleNonBlank, LongestId));
        }
    }

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

    public static void MediaInsightsPipelineId(string? value) =>
        NonBlank(value, nameof(MediaInsightsPipelineId), LongestIdentifier);

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

    public static void ConfigurationName(string? value)
    {
        if (value is null || !ConfigurationNameForm.IsMatch(value))
        {
            throw Broken(nameof(Name), value, Messages.RuleConfigurationName);
        }
    }

    /// <summary>Checks the ARN or the name of a media insights pipeline configuration.</summary>
    public static void ConfigurationIdentifier(string? value) => NonBlank(value, "ConfigurationArn", LongestIdentifier);

    /// <summary>Checks where results go: first-in-first-out queues and topics take none.</summary>
    /// <param name="value">The ARN.</param>
    /// <param name="parameter">What it is called.</param>
    /// <param name="service">The service that it must be of, as ARNs name it.</param>
    public static void SinkArn(string value, string parameter, string service)
    {
        Arn(value, parameter);
        if (value.Split(':').ElementAtOrDefault(2) != service)
        {
            throw BrokenBySecret(parameter, Text.Format(Messages.RuleSinkService, service));
        }

        if (value.EndsWith(".fifo", StringComparison.OrdinalIgnoreCase))
        {
            throw BrokenBySecret(parameter, Messages.RuleNoFifo);
        }
    }

    /// <summary>Checks the id of a media insights pipeline, which may be given as its ARN.</summary>
    /// <param name="value">What was given.</param>
    /// <param name="id">The id that is in it.</param>
    public static void MediaPipelineId(string? value, string? id)
    {
        MediaInsightsPipelineId(value);
        if (!GuidForm.IsMatch(id!))
        {
            throw Broken(nameof(MediaInsightsPipelineId), value, Messages.RulePipelineId);
        }
    }

    public static void MediaSampleRate(int value)
    {
        if (value is < 8000 or > 48000)
        {
            throw Broken(nameof(MediaSampleRate), value, Messages.RuleSampleRate);
        }
    }

    public static void Metadata(IReadOnlyList<KeyValuePair<string, string>> value)
    {
        if (value.Any(static entry => string.IsNullOrWhiteSpace(entry.Key) || entry.Key.Length > LongestIdentifier)
            || value.Select(static entry => entry.Key).Distinct(StringComparer.Ordinal).Count() < value.Count)
        {
            throw BrokenBySecret(nameof(Metadata), Text.Format(Messages.RuleMetadata, LongestIdentifier));
        }
    }

    public static void KmsKeyArn(string? value)
    {
        if (value is null || !ArnForm.IsMatch(value))
        {
            throw BrokenBySecret(nameof(KmsKeyArn), Messages.RuleKmsKeyArn);
        }
    }

    public static void Tags(IReadOnlyCollection<KeyValuePair<string, string>>? value, string parameter) =>
        Tags(value, parameter, MaxTags);

    public static void MediaPipelineTags(IReadOnlyCollection<KeyValuePair<string, string>>? value, string parameter) =>
        Tags(value, parameter, MaxMediaPipelineTags);

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
    public static ChimeException Broken(
        string parameter, object? value, string rule, ChimeRemedy remedy = ChimeRemedy.None) => new(
        ErrorIds.InvalidParameter,
        ChimeErrorKind.InvalidArgument,
        Text.Format(Messages.InvalidParameter, parameter, Quote(value), rule),
        remedy: remedy);

    // The service's model calls ARNs and tags sensitive, so an error names the parameter alone.
    public static ChimeException BrokenBySecret(string parameter, string rule) =>
        new(
            ErrorIds.InvalidParameter,
            ChimeErrorKind.InvalidArgument,
            Text.Format(Messages.InvalidSecretParameter, parameter, rule));

    private static void Tags(IReadOnlyCollection<KeyValuePair<string, string>>? value, string parameter, int most)
    {
        if (value is not null
            && (value.Count == 0
                || value.Count > most
                || value.Any(tag => tag.Key.Length is 0 or > MaxTagKeyLength || tag.Value.Length > MaxTagValueLength)))
        {
            throw BrokenBySecret(parameter, Text.Format(Messages.RuleTags, most, MaxTagKeyLength, MaxTagValueLength));
        }
    }

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
        var text = Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty;
        return text.Length <= Longest ? text : text.Substring(0, Longest) + "…";
    }
}
