using System.IO;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Http;

/// <summary>
/// Holds each exchange with a service to its limits: the whole of it ends in time, the answer's body is bounded and read before
/// anything is made of it, a redirection is an error, and no header carries what would begin another one.
/// </summary>
/// <remarks>
/// It stands in the pipeline of AWSSDK.Core, so that it holds for every operation of every client and on both frameworks.
/// </remarks>
/// <param name="limitsOf">What a request's exchange is limited to.</param>
/// <param name="time">The clock.</param>
internal sealed class ExchangeHandler(Func<AmazonWebServiceRequest, ExchangeLimits> limitsOf, TimeProvider time) : PipelineHandler
{
    /// <inheritdoc/>
    public override void InvokeSync(IExecutionContext executionContext) =>
        InvokeAsync<AmazonWebServiceResponse>(executionContext).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var context = (RequestContext)executionContext.RequestContext;
        CheckHeaders(context.Request);
        var limits = limitsOf(context.OriginalRequest);
        var callers = context.CancellationToken;
        using var limit = TimeLimit.Start(limits.Time, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(callers, limit.Token);
        context.CancellationToken = either.Token;
        try
        {
            var result = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
            var response = executionContext.ResponseContext;
            response.HttpResponse = await ReadAsync(response.HttpResponse, limits.BodyBytes, either.Token).ConfigureAwait(false);
            return result;
        }
        catch (HttpErrorResponseException exception) when (exception.Response is { } refusal)
        {
            throw new HttpErrorResponseException(
                exception.Message,
                exception.InnerException,
                await ReadInTimeAsync(refusal, limits.BodyBytes, limit.Token, either.Token).ConfigureAwait(false));
        }
        catch (Exception exception) when (limit.IsCancellationRequested && !callers.IsCancellationRequested)
        {
            throw new TimeoutException(Messages.ExchangeTooLong, exception);
        }
        finally
        {
            context.CancellationToken = callers;
        }
    }

    private static async Task<IWebResponseData> ReadInTimeAsync(
        IWebResponseData response, int limit, CancellationToken timeLimit, CancellationToken either)
    {
        try
        {
            return await ReadAsync(response, limit, either).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (timeLimit.IsCancellationRequested)
        {
            throw new TimeoutException(Messages.ExchangeTooLong, exception);
        }
    }

    private static async Task<IWebResponseData> ReadAsync(
        IWebResponseData response, int limit, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (status is >= 300 and < 400)
        {
            response.ResponseBody?.Dispose();
            throw new RedirectedException(status, response.GetHeaderValue(HeaderKeys.LocationHeader));
        }

        return await BufferedResponse.ReadAsync(response, limit, cancellationToken).ConfigureAwait(false);
    }

    // Credentials and what else the environment says become headers.
    private static void CheckHeaders(IRequest request)
    {
        foreach (var header in request.Headers)
        {
            if (header.Value?.Any(static character => character is < ' ' or > '~') == true)
            {
                throw new ChimeException(
                    ErrorIds.InvalidParameter, ChimeErrorKind.InvalidArgument, Text.Format(Messages.HeaderMalformed, header.Key));
            }
        }
    }
}

/// <summary>How long one exchange with a service may take, and how much may come back.</summary>
/// <param name="Time">From the request's first byte to the answer's last.</param>
/// <param name="BodyBytes">The longest body that is still taken for the service's answer.</param>
internal readonly record struct ExchangeLimits(TimeSpan Time, int BodyBytes)
{
    /// <summary>The limits of a request that is answered at once.</summary>
    public static ExchangeLimits Default { get; } = new(TimeSpan.FromSeconds(30), 1024 * 1024);
}
