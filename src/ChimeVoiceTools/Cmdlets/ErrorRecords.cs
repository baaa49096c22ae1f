using System.Management.Automation;
using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Cmdlets;

/// <summary>
/// Makes PowerShell's error records from the engine's errors, whose kinds have the names of PowerShell's categories.
/// </summary>
internal static class ErrorRecords
{
    public static ErrorRecord From(ChimeException exception, object? target)
    {
        var record = new ErrorRecord(
            WithRemedy(exception),
            exception.ErrorId,
            LanguagePrimitives.ConvertTo<ErrorCategory>(exception.Kind.ToString()),
            target);
        record.CategoryInfo.TargetName = DisplayText.Of(record.CategoryInfo.TargetName);
        return record;
    }

    /// <summary>The error, with the parameters that help against it named in its message.</summary>
    private static ChimeException WithRemedy(ChimeException exception) => Describe(exception.Remedy) is { } sentence
        ? new ChimeException(exception.ErrorId, exception.Kind, exception.Message + " " + sentence, exception.InnerException)
        : exception;

    private static string? Describe(ChimeRemedy remedy) => remedy switch
    {
        ChimeRemedy.Credentials => Messages.RemedyCredentials,
        ChimeRemedy.Endpoint => Messages.RemedyEndpoint,
        ChimeRemedy.QuotaTimeout => Messages.RemedyQuota,
        ChimeRemedy.Renewal => Messages.RemedyRenewal,
        ChimeRemedy.Region => Messages.RemedyRegion,
        ChimeRemedy.Replace => Messages.RemedyForce,
        _ => null,
    };
}
