import { describe, expect, test } from '@jest/globals';
import { formatDuration } from '../../../src/model/duration.js';
import { sliceOf } from '../../../src/model/span.js';
import type { TimerName } from '../../../src/model/timer.js';
import { frontsOf, TERRAFORM_KINDS } from '../../../src/sources/infrastructure/index.js';
import { readConfiguration } from '../../../src/sources/terraform/index.js';

/** What Terraform sets up, a line a front: product, address and the values that are asked for. */
function fronts(text: string, ...timers: TimerName[]): string[] {
  const read = readConfiguration([{ name: 'main.tf', text }]);
  return frontsOf(read, TERRAFORM_KINDS, 'terraform').map(({ address, reading: { hop }, certain }) => {
    const values = timers.map((timer) => {
      const setting = hop.timer(timer);
      if (setting === undefined) return '-';
      const place = setting.provenance === 'explicit' ? `=${sliceOf(setting.span)}` : ` ${setting.provenance}`;
      return `${formatDuration(setting.value)}${place}`;
    });
    return [certain ? '' : 'perhaps ', hop.product, ' ', address, ...values.map((value) => ` ${value}`)].join('');
  });
}

describe('resources of Terraform', () => {
  test.each<[string, string, TimerName[], string[]]>([
    [
      'an application load balancer is the default, and its timeouts {} are none of its clocks',
      'resource "aws_lb" "a" {\n idle_timeout = 90\n timeouts { create = "10m" }\n}',
      ['upstream.idle', 'downstream.age'],
      ['aws-alb aws_lb.a 90s=90 1h default'],
    ],
    [
      'a network load balancer takes its idle time from its listener, not from idle_timeout',
      `resource "aws_lb" "n" {
        load_balancer_type = "network"
        idle_timeout = 90
      }
      resource "aws_lb_listener" "tcp" {
        load_balancer_arn = aws_lb.n.arn
        protocol = "TCP"
        tcp_idle_timeout_seconds = 400
      }`,
      ['tunnel.idle'],
      ['aws-nlb aws_lb.n 400s=400'],
    ],
    [
      'a value that may be left unset may be the default, of Terraform where it has one of its own',
      `variable "x" {}
      resource "aws_elb" "e" {
        idle_timeout = var.x ? 90 : null
        connection_draining_timeout = var.x ? 15 : null
      }`,
      ['upstream.idle', 'drain.grace'],
      ['aws-clb aws_elb.e 60s to 90s=90 15s to 5m=15'],
    ],
    [
      'which of them it is may not be known',
      'variable "t" {}\nresource "aws_lb" "a" { load_balancer_type = var.t }',
      [],
      ['perhaps aws-alb aws_lb.a', 'perhaps aws-nlb aws_lb.a'],
    ],
    [
      'a target group belongs to the load balancer whose listener names it',
      `resource "aws_lb" "a" {}
      resource "aws_lb" "b" {}
      resource "aws_lb_listener" "l" {
        load_balancer_arn = aws_lb.a.arn
        default_action { target_group_arn = aws_lb_target_group.g.arn }
      }
      resource "aws_lb_target_group" "g" { deregistration_delay = 15 }`,
      ['drain.grace'],
      ['aws-alb aws_lb.a 15s=15', 'aws-alb aws_lb.b 5m default'],
    ],
    [
      'a classic one',
      'resource "aws_elb" "c" { idle_timeout = 400 }',
      ['upstream.idle'],
      ['aws-clb aws_elb.c 400s=400'],
    ],
    [
      'a classic one that passes bytes on is none of layer 7',
      'resource "aws_elb" "c" {\n  listener {\n    lb_protocol = "tcp"\n  }\n}',
      [],
      [],
    ],
    [
      'each origin of a CDN is a way of its own',
      `resource "aws_cloudfront_distribution" "d" {
        origin {
          domain_name = "a"
          custom_origin_config { origin_read_timeout = 45 }
        }
        origin {
          domain_name = "b"
          connection_attempts = 1
        }
      }`,
      ['upstream.read', 'retry.tries'],
      [
        'aws-cloudfront aws_cloudfront_distribution.d 45s=45 3ms default',
        'aws-cloudfront aws_cloudfront_distribution.d 30s default 1ms=1',
      ],
    ],
    [
      "Google's, by their scheme",
      `resource "google_compute_backend_service" "new" {
        load_balancing_scheme = "EXTERNAL_MANAGED"
        timeout_sec = 120
      }
      resource "google_compute_backend_service" "old" { protocol = "HTTPS" }
      resource "google_compute_backend_service" "tcp" { protocol = "TCP" }
      resource "google_compute_region_backend_service" "in" {
        load_balancing_scheme = "INTERNAL_MANAGED"
      }`,
      ['upstream.idle', 'downstream.idle'],
      [
        'gcp-alb google_compute_backend_service.new 10m platform 10m10s default',
        'gcp-alb-classic google_compute_backend_service.old 10m platform 10m10s platform',
        'gcp-alb-internal google_compute_region_backend_service.in 10m platform 10m default',
      ],
    ],
    [
      'the keep-alive of a Google load balancer stands in its proxy',
      `resource "google_compute_backend_service" "s" { load_balancing_scheme = "EXTERNAL_MANAGED" }
      resource "google_compute_url_map" "m" { default_service = google_compute_backend_service.s.id }
      resource "google_compute_target_https_proxy" "p" {
        url_map = google_compute_url_map.m.id
        http_keep_alive_timeout_sec = 900
      }`,
      ['downstream.idle'],
      ['gcp-alb google_compute_backend_service.s 15m=900'],
    ],
    [
      'minutes of Azure',
      'resource "azurerm_lb_rule" "r" { idle_timeout_in_minutes = 15 }',
      ['tunnel.idle'],
      ['azure-lb azurerm_lb_rule.r 15m=15'],
    ],
    ['what is only looked up is set up by somebody else', 'data "aws_lb" "x" { name = "x" }', [], []],
    [
      'perhaps there',
      'variable "on" {}\nresource "aws_lb" "a" { count = var.on ? 1 : 0 }',
      [],
      ['perhaps aws-alb aws_lb.a'],
    ],
    [
      'one of two values, and a default that somebody may overrule',
      `variable "prod" {}
      variable "idle" { default = 75 }
      resource "aws_lb" "a" { idle_timeout = var.prod ? 120 : 60 }
      resource "aws_lb" "b" { idle_timeout = var.idle }`,
      ['upstream.idle'],
      ['aws-alb aws_lb.a 60s to 2m=120', 'aws-alb aws_lb.b 75s assumed'],
    ],
    [
      'nobody knows',
      'variable "idle" {}\nresource "aws_lb" "a" { idle_timeout = var.idle }',
      ['upstream.idle'],
      ['aws-alb aws_lb.a var.idle unknown'],
    ],
  ])('%s', (_, text, timers, expected) => {
    expect(fronts(text, ...timers)).toEqual(expected);
  });
});
