import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes a folder of so many infrastructure files: one of Terraform for each service with its load balancer's parts, and
 * for every fourth a manifest of Kubernetes and a template of CloudFormation. One load balancer stands in front of all.
 * The same number gives the same files every time.
 */
export function makeInfrastructure(folder, files) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'nginx.conf'),
    'events {}\nhttp {\n  keepalive_timeout 75s;\n  server { listen 80; }\n}\n',
  );
  writeFileSync(
    join(folder, 'main.tf'),
    'variable "idle" {\n  default = 120\n}\n\nresource "aws_lb" "web" {\n  idle_timeout = var.idle\n}\n',
  );
  for (let index = 0; index < files - 2; index++) {
    const [name, text] = index % 4 === 3 ? (index % 8 === 3 ? manifest(index) : template(index)) : terraform(index);
    writeFileSync(join(folder, name), text);
  }
}

function terraform(index) {
  return [
    `service-${index}.tf`,
    `locals {
  name_${index} = "service-${index}"
  tags_${index} = { owner = "team-${index % 20}", stage = var.stage_${index} }
}

variable "stage_${index}" {
  type = string
}

resource "aws_lb_target_group" "service_${index}" {
  name                 = "\${local.name_${index}}-\${var.stage_${index}}"
  port                 = ${8000 + (index % 1000)}
  protocol             = "HTTP"
  deregistration_delay = ${30 + (index % 3) * 30}

  health_check {
    path    = "/health"
    timeout = 5
  }
}

resource "aws_ecs_service" "service_${index}" {
  name          = local.name_${index}
  desired_count = var.stage_${index} == "production" ? 4 : 1

  load_balancer {
    target_group_arn = aws_lb_target_group.service_${index}.arn
    container_name   = local.name_${index}
    container_port   = ${8000 + (index % 1000)}
  }

  timeouts {
    delete = "20m"
  }
}
`,
  ];
}

function manifest(index) {
  return [
    `manifest-${index}.yaml`,
    `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: internal-${index}
  annotations:
    nginx.ingress.kubernetes.io/proxy-read-timeout: '90'
spec:
  ingressClassName: nginx
  rules:
    - host: internal-${index}.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: internal-${index}
                port:
                  number: 80
---
apiVersion: v1
kind: Service
metadata:
  name: internal-${index}
spec:
  selector:
    app: internal-${index}
  ports:
    - port: 80
      targetPort: 8080
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: internal-${index}
spec:
  replicas: 2
  template:
    metadata:
      labels:
        app: internal-${index}
    spec:
      terminationGracePeriodSeconds: 60
      containers:
        - name: worker
          image: registry.example.com/internal:${index}
          command: [celery, worker]
`,
  ];
}

function template(index) {
  return [
    `template-${index}.yaml`,
    `AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Stage:
    Type: String
    Default: test
Resources:
  Queue${index}:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Sub '\${Stage}-queue-${index}'
      VisibilityTimeout: !If [IsProduction, 120, 30]
  Table${index}:
    Type: AWS::DynamoDB::Table
    Properties:
      TableName: !Join ['-', [!Ref Stage, table, '${index}']]
`,
  ];
}
