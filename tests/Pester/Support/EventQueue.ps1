# Queues that events are received from, over HTTP, in SQS's protocol: the emulator's own, and fauxqs's.

function Invoke-Queue {
    # An operation of SQS, with a signature of the right form, at the queue's own host.
    param([string] $QueueUrl, [string] $Operation, [hashtable] $Body = @{})
    $headers = @{
        'X-Amz-Target' = "AmazonSQS.$Operation"
        Authorization  = 'AWS4-HMAC-SHA256 Credential=AKIDTEST/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=' + '0' * 64
    }
    $uri = [uri] $QueueUrl
    $request = @{ Uri = "http://127.0.0.1:$($uri.Port)/"; Method = 'Post'; ContentType = 'application/x-amz-json-1.0' }
    $json = ConvertTo-Json (@{ QueueUrl = $QueueUrl } + $Body) -Depth 9
    Invoke-RestMethod @request -Headers $headers -SkipHeaderValidation -Body ([Text.Encoding]::UTF8.GetBytes($json))
}

function New-ReadyEvent {
    # The notification that a call is ready.
    param([string] $Id, [string] $TransactionId = "call-of-$Id", [string] $VoiceConnectorId = 'abcdef1ghij2klmno3pqr4')
    ConvertTo-Json -Depth 5 -Compress -InputObject ([ordered] @{
            version = '0'; id = $Id; 'detail-type' = 'VoiceAnalyticsStatus'; 'service-type' = 'VoiceAnalytics'; source = 'aws.chime'
            account = '111122223333'; time = [datetime]::UtcNow.ToString('o'); region = 'us-east-1'
            detail = @{
                detailStatus = 'AnalyticsReady'
                callDetails  = @{ isCaller = $true; transactionId = $TransactionId; voiceConnectorId = $VoiceConnectorId; callId = "id-of-$Id" }
            }
        })
}

function Send-Message {
    # Sends texts to a queue.
    param([string] $QueueUrl, [Parameter(ValueFromPipeline)] [string] $Body, [hashtable] $Attribute)
    process {
        $more = if ($Attribute) { @{ MessageAttributes = $Attribute } } else { @{} }
        $null = Invoke-Queue $QueueUrl SendMessage (@{ MessageBody = $Body } + $more)
    }
}

function Get-MessageCount {
    # How many messages of a queue can be received, and how many are hidden, as in '2/1'.
    param([string] $QueueUrl)
    $attributes = (Invoke-Queue $QueueUrl GetQueueAttributes @{ AttributeNames = @('All') }).Attributes
    '{0}/{1}' -f $attributes.ApproximateNumberOfMessages, $attributes.ApproximateNumberOfMessagesNotVisible
}

function New-FauxQueue {
    # Another queue of fauxqs.
    param($Faux, [hashtable] $Attribute = @{})
    (Invoke-Queue $Faux.QueueUrl CreateQueue @{ QueueName = 'q-' + [guid]::NewGuid().ToString('N'); Attributes = $Attribute }).QueueUrl
}
