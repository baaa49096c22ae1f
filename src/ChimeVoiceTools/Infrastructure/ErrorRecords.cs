using System.Management.Automation;
using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Infrastructure;

/// <summary>Makes PowerShell's error records from the engine's errors.</summary>
internal static class ErrorRecords
{
    public static ErrorRecord From(ChimeException exception, object? target)
    {
        var record = new ErrorRecord(WithRemedy(exception), exception.ErrorId, Category(exception.Kind), target);
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
        ChimeRemedy.Region => Messages.RemedyRegion,
        _ => null,
    };

    private static ErrorCategory Category(ChimeErrorKind kind) => kind switch
    {
        ChimeErrorKind.ObjectNotFound => ErrorCategory.ObjectNotFound,
        ChimeErrorKind.PermissionDenied => ErrorCategory.PermissionDenied,
        ChimeErrorKind.AuthenticationError => ErrorCategory.AuthenticationError,
        ChimeErrorKind.LimitsExceeded => ErrorCategory.LimitsExceeded,
        ChimeErrorKind.QuotaExceeded => ErrorCategory.QuotaExceeded,
        ChimeErrorKind.ResourceUnavailable => ErrorCategory.ResourceUnavailable,
        ChimeErrorKind.InvalidResult => ErrorCategory.InvalidResult,
        ChimeErrorKind.ResourceBusy => ErrorCategory.ResourceBusy,
        ChimeErrorKind.ConnectionError => ErrorCategory.ConnectionError,
        ChimeErrorKind.OperationTimeout => ErrorCategory.OperationTimeout,
        _ => ErrorCategory.InvalidArgument,
    };
}
