using ChimeVoiceTools.Engine.Resilience;

namespace ChimeVoiceTools.Cmdlets;

/// <summary>A cmdlet that lists, with PowerShell's paging parameters: they count over all that the command emits.</summary>
public abstract class PagedCmdlet : ConnectedCmdlet
{
    /// <summary>The part of all that is listed that -Skip and -First ask for.</summary>
    private protected ListWindow Window { get; private set; } = new();

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Window = new ListWindow(PagingParameters.Skip, PagingParameters.First);
        if (PagingParameters.IncludeTotalCount)
        {
            // The service tells no total.
            WriteObject(PagingParameters.NewTotalCount(0, 0.0));
        }
    }

    /// <summary>Emits what is wanted of a list, page by page.</summary>
    private protected void WriteList<T>(Listing<T> list)
    {
        while (list.HasMore)
        {
            foreach (var item in Await(list.ReadAsync))
            {
                WriteObject(item);
            }
        }
    }
}
