# Servers, with "quotes" and it's fine.
// another comment
/* a block
   comment */
terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}

variable "names" {
  type        = list(object({ name = string, size = optional(number, 1.5e1) }))
  description = "it's \"quoted\" # no comment // none"
  default     = []

  validation {
    condition     = length(var.names) > 0 && !contains(var.names, "") || false
    error_message = "Names: ${join(", ", [for n in var.names : "${n.name}-${n.size > 1 ? "big" : "small"}"])}."
  }
}

locals {
  script = <<-EOT
    #!/bin/sh
    echo "it's ${var.region}" # not a comment
    %{for n in var.names~}
    echo ${n.name == "a" ? "yes" : upper("no }")}
    %{endfor~}
  EOT
  raw = <<POLICY
{ "Statement": [{ "Effect": "Allow", "Resource": "${aws_s3_bucket.logs.arn}/*" }] }
POLICY
  map = { for key, value in var.tags : key => lower(value) if value != null }
}

resource "aws_instance" "web-server" {
  count         = var.enabled ? 2 : 0
  ami           = data.aws_ami.ubuntu.id
  instance_type = "t3.micro"
  user_data     = templatefile("${path.module}/init.tpl", { port = 8080 / 2 })
  tags          = merge(local.map, { Name = "web-${count.index + 1}" })

  dynamic "ebs_block_device" {
    for_each = var.disks[*].size
    content {
      volume_size = ebs_block_device.value
    }
  }

  lifecycle {
    ignore_changes = [tags["a"], user_data]
  }
}

output "ids" {
  value     = aws_instance.web-server.*.id
  sensitive = true
}
